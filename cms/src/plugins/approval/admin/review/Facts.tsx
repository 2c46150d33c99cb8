/** Label and value, row by row; a row without a value is left out. */
export function Facts({
  caption,
  facts,
}: {
  caption: string;
  facts: { label: string; value: string | null }[];
}) {
  const shown = facts.filter(({ value }) => value !== null && value !== '');
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{caption}</h2>
      <dl>
        {shown.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
