/**
 * A key pair and a certificate that nobody trusts, for tests of TLS checks only. Name and address
 * are right and it is valid for a century, so its issuer is the only fault that can be found.
 */
export const SELF_SIGNED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDSYTzYKyLmjy4lgJ
MqPJsWgKOKsTica3ZcU7A6uWC/WhRANCAASkO5VoFL8xdMm5je5PnOpufrRDzbda
dUr4tY5aTsk7EUZSyCKJ4v/VbkvUVYPSu0jYQiK4tWkAQLNSQYm99/dN
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIULqu8IdjOT9Ljs8oZZkRNUNvv9WwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTAyMzkyMloYDzIxMjYxMDI4
MDIzOTIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASkO5VoFL8xdMm5je5PnOpufrRDzbdadUr4tY5aTsk7EUZSyCKJ4v/V
bkvUVYPSu0jYQiK4tWkAQLNSQYm99/dNo28wbTAdBgNVHQ4EFgQUnj4CLMkcZWSN
8z4GJ+rEasKAuSMwHwYDVR0jBBgwFoAUnj4CLMkcZWSN8z4GJ+rEasKAuSMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIhAJe9V7G+LN4FVejWorKo9aZn09PvgLnQpiqX5bxqYIxMAiBm
zjQZ9NonmzH1pXMqMBGcCGYYfEo3iata+H2jIGvhiA==
-----END CERTIFICATE-----
`,
}
