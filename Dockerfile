# Streamgauge in a container. How to run it: docs/operating.md, "In a container", or compose.yaml.

# The Node that this project pins, by the digest of its image for all platforms.
ARG NODE_IMAGE=node:24.21.0-trixie-slim@sha256:173f125896c3b47ddf056734c7ea789d04595a6a08769a8f78e0df642781fb66

# 1. The page. Building needs the development packages and their native parts.
FROM ${NODE_IMAGE} AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --include=optional
COPY index.html vite.config.ts tsconfig*.json ./
COPY public public
COPY src src
COPY server server
COPY simulator simulator
RUN node_modules/.bin/vite build

# 2. The packages of the running process. The image has its Node already, so the pinned one stays out.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

# 3. What runs: server and simulator are TypeScript that Node reads as it is.
FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY server server
COPY simulator simulator
COPY --from=page /app/dist dist
# The files belong to root, and this user may only read them.
USER 1000:1000
# Others reach a container only through its outer address. That needs VIEWER_AUTH and PUBLIC_ORIGIN:
# without them the process says so and ends.
ENV NODE_ENV=production LISTEN_HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["node", "server/probe.ts"]
ENTRYPOINT ["node", "server/run.ts"]
