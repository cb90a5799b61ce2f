export type ButtonProps = React.ComponentProps<'button'>

/** A plain button; high enough for a finger on coarse pointers. */
export function Button({ className = '', ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={`inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-label font-medium hover:bg-raised pointer-coarse:min-h-11 ${className}`}
    />
  )
}
