import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';

import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { useRequest } from '../parts/use-request';
import { Words } from '../parts/Words';
import { useWithdrawConsentMutation } from './consent-api';
import { CONSENT_TEXT } from './consent-texts';
import type { ConcernedPost, ConsentUses, HowWithdrawn } from '../../../../domain/approval-api';

interface Props {
  documentId: string;
  uses: ConsentUses;
  onClose: () => void;
}

const WAYS: { value: HowWithdrawn; label: string }[] = [
  { value: 'strip', label: CONSENT_TEXT.strip },
  { value: 'withdraw', label: CONSENT_TEXT.withdrawPost },
];

/** Asks what happens to each public post that uses the consent, then does all of it in one step. */
export function WithdrawConsentDialog({ documentId, uses: { code, posts }, onClose }: Props) {
  const live = posts.filter((post) => post.live);
  const drafts = posts.filter((post) => !post.live);
  const [chosen, setChosen] = useState<Record<string, HowWithdrawn>>({});
  const [withdraw] = useWithdrawConsentMutation();
  const { send, failure, busy } = useRequest();
  const howOf = (post: ConcernedPost): HowWithdrawn =>
    post.inText
      ? 'withdraw'
      : (chosen[keyOf(post)] ?? (post.suggested === 'withdraw' ? 'withdraw' : 'strip'));

  const submit = async (): Promise<void> => {
    const chosen = live.map((post) => ({
      uid: post.uid,
      documentId: post.documentId,
      how: howOf(post),
    }));
    if (await send(() => withdraw({ documentId, posts: chosen }).unwrap(), CONSENT_TEXT.done)) onClose();
  };

  return (
    <FormDialog
      danger
      title={CONSENT_TEXT.withdrawTitle(code ?? '')}
      explain={posts.length > 0 ? CONSENT_TEXT.explain : CONSENT_TEXT.nothing}
      action={CONSENT_TEXT.withdraw}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      {live.map((post) => (
        <Wide key={keyOf(post)}>
          {post.inText ? (
            <>
              <Words tag="p" variant="pi" fontWeight="bold">
                {post.title ?? CONSENT_TEXT.noTitle}
              </Words>
              <Typography tag="p">{CONSENT_TEXT.mustWithdraw}</Typography>
            </>
          ) : (
            <Choices
              label={`${post.title ?? CONSENT_TEXT.noTitle} (${CONSENT_TEXT.pictures(post.pictures)})`}
              value={howOf(post)}
              options={WAYS}
              disabled={busy}
              onChange={(how) => setChosen({ ...chosen, [keyOf(post)]: how })}
            />
          )}
        </Wide>
      ))}
      {drafts.length > 0 && (
        <div>
          <Typography tag="p" variant="pi" fontWeight="bold">
            {CONSENT_TEXT.drafts}
          </Typography>
          <Titles>
            {drafts.map((post) => (
              <li key={keyOf(post)}>
                <Typography>{post.title ?? CONSENT_TEXT.noTitle}</Typography>
              </li>
            ))}
          </Titles>
        </div>
      )}
    </FormDialog>
  );
}

const keyOf = ({ uid, documentId }: ConcernedPost): string => `${uid} ${documentId}`;

const Wide = styled.div`
  overflow-wrap: anywhere;
`;

const Titles = styled.ul`
  list-style: disc;
  padding-inline-start: 1.6rem;
  overflow-wrap: anywhere;
`;
