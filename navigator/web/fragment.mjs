// Reads `#policy=lambeth&edition=2024-07`.

// `{policy, edition}`, or undefined if the fragment does not name a policy.
export function named(hash) {
  const values = new URLSearchParams(hash.slice(1));
  if (!values.has("policy")) return undefined;
  return { policy: values.get("policy"), edition: values.get("edition") };
}
