import { formatInstant, GLOSSARY } from '@newsroom/shared';

import { Part } from '../parts/Part';
import { inNewTabs } from '../prose/new-tabs';
import { TEXT } from '../texts';
import { Facts } from './Facts';
import { FileLink } from './FileLink';
import { PolicyAfter, PolicyBefore } from './PolicyParts';
import { Photo } from './Photo';
import { ProfileAfter, ProfileBefore } from './ProfileParts';
import { Prose } from './prose';
import type { Review, Standing } from '../../../../domain/approval-api';

interface Props {
  uid: string;
  review: Review;
  standing: Standing;
}

/** The post in the order of its public page, with additional notes for the approver. */
export function PostText({ uid, review, standing }: Props) {
  const { draft, body, files } = review;
  const { corrections } = standing;
  const profile = uid === 'api::profile.profile';
  const policy = uid === 'api::policy.policy';
  return (
    <Prose>
      <p className="post-lead">{draft.lead || TEXT.noLead}</p>
      {corrections.length > 0 && (
        <section>
          <h2>{TEXT.corrections}</h2>
          {corrections.map(({ at, note }) => (
            <p key={`${at} ${note}`}>
              {formatInstant(at)}: {note}
            </p>
          ))}
        </section>
      )}
      {draft.leadPhoto && (
        <Part name={TEXT.photo} of={review}>
          <Photo photo={draft.leadPhoto} files={files} />
        </Part>
      )}
      {profile && <ProfileBefore draft={draft} />}
      {policy && <PolicyBefore draft={draft} />}
      {body === '' ? (
        <p>{TEXT.noBody}</p>
      ) : (
        // `proseOf` made it from the draft's text: raw HTML is shown as text, and the rest is sanitised.
        <div className="prose" dangerouslySetInnerHTML={{ __html: inNewTabs(body) }} />
      )}
      {profile && <ProfileAfter draft={draft} />}
      {policy && <PolicyAfter draft={draft} files={files} />}
      {draft.gallery.length > 0 && (
        <section>
          <h2>{GLOSSARY.field.gallery}</h2>
          {draft.gallery.map((photo, index) => (
            <Part key={index} name={TEXT.photo} of={review}>
              <Photo photo={photo} files={files} />
            </Part>
          ))}
        </section>
      )}
      {draft.attachments.length > 0 && (
        <section>
          <h2>{GLOSSARY.field.attachments}</h2>
          <ul>
            {draft.attachments.map(({ title, file }, index) => (
              <li key={index}>
                <FileLink title={title} file={file ? files[file.id] : undefined} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts caption={TEXT.aboutPost} facts={aboutPost(review, standing)} />
    </Prose>
  );
}

function aboutPost({ draft, names }: Review, { postId }: Standing) {
  const roles: Record<string, string> = GLOSSARY.authorRole;
  const authors = draft.authors.map(({ name, penName, role }, index) => {
    const unit = names.authorUnits[index];
    const signed = penName ? `${penName} (${name ?? ''})` : (name ?? '');
    return `${roles[role ?? ''] ?? ''}: ${signed}${unit ? `, ${unit}` : ''}`;
  });
  return [
    { label: GLOSSARY.field.authors, value: authors.join('\n') },
    { label: GLOSSARY.field.source, value: draft.source },
    { label: GLOSSARY.field.unit, value: names.unit },
    { label: GLOSSARY.field.stream, value: names.stream },
    { label: GLOSSARY.field.taskGroups, value: names.taskGroups.join('; ') },
    { label: TEXT.postId, value: postId },
  ];
}
