// What the package's own README says.
export default { optimizeDeps: { exclude: ['uncat-readiness'] } };
