import { formatDay, GLOSSARY } from '@newsroom/shared';

import { TEXT } from '../texts';
import { Facts } from './Facts';
import { FileLink } from './FileLink';
import type { ShownFile } from '../../../../domain/approval-api';
import type { Snapshot } from '../../../../domain/posts/snapshot';

const QUESTIONS = ['who', 'what', 'when', 'where'] as const;

/** The short summary of a policy. */
export function PolicyBefore({ draft: { brief, keyPoints = [] } }: { draft: Snapshot }) {
  return (
    <>
      {brief && (
        <Facts
          caption={TEXT.brief}
          facts={QUESTIONS.map((name) => ({ label: TEXT.briefQuestions[name], value: brief[name] }))}
        />
      )}
      {keyPoints.length > 0 && (
        <section>
          <h2>{TEXT.keyPoints}</h2>
          <ul>
            {keyPoints.map(({ text }, index) => (
              <li key={index}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The data of the policy's document, and the document itself. */
export function PolicyAfter({ draft, files }: { draft: Snapshot; files: Record<string, ShownFile> }) {
  const states: Record<string, string> = GLOSSARY.policyState;
  const day = (value: string | null | undefined): string | null => (value ? formatDay(value) : null);
  const numbers = (posts: Snapshot['implements'] = []): string =>
    posts.map(({ documentNumber, postId }) => documentNumber ?? postId).join('; ');
  return (
    <>
      <Facts
        caption={TEXT.document}
        facts={[
          { label: TEXT.documentNumber, value: draft.documentNumber ?? null },
          { label: TEXT.documentKind, value: draft.documentKind ?? null },
          { label: TEXT.issuer, value: draft.issuer ?? null },
          { label: TEXT.issuedOn, value: day(draft.issuedOn) },
          { label: TEXT.effectiveOn, value: day(draft.effectiveOn) },
          { label: TEXT.expiredOn, value: day(draft.expiredOn) },
          { label: TEXT.policyState, value: states[draft.state ?? ''] ?? null },
          { label: GLOSSARY.field.abstract, value: draft.abstract ?? null },
          { label: TEXT.implements, value: numbers(draft.implements) },
          { label: TEXT.replaces, value: numbers(draft.replaces) },
        ]}
      />
      {(draft.original || draft.originalUrl) && (
        <section>
          <h2>{TEXT.original}</h2>
          {draft.original && (
            <p>
              <FileLink title={draft.original.name} file={files[draft.original.id]} />
            </p>
          )}
          {draft.originalUrl && (
            <p>
              <a href={draft.originalUrl} target="_blank" rel="noopener noreferrer">
                {draft.originalUrl}
              </a>
            </p>
          )}
        </section>
      )}
    </>
  );
}
