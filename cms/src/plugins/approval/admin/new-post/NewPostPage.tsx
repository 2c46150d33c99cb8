import { Box, Flex, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { GLOSSARY, KINDS, LIMITS, type Kind } from '@newsroom/shared';

import { POST_UIDS, POST_UID_LIST, type PostUid } from '../../../../domain/content-types';
import { TEMPLATES, templateOf } from '../../../../domain/posts/templates';
import { ImportDialog } from '../import/ImportDialog';
import { type Failure, failureOf } from '../parts/failure';
import { FailureNotice } from '../parts/FailureNotice';
import { Options } from '../parts/Options';
import { PageFrame } from '../parts/PageFrame';
import { Select } from '../parts/Select';
import { TextLine } from '../parts/TextLine';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { useGetStartQuery, useStartPostMutation } from './new-post-api';
import { OldPosts } from './OldPosts';
import type { Start } from '../../../../domain/approval-api';

/** Asks for kind, unit, template and title, makes the draft, and opens it. */
export function NewPostPage() {
  const { data: start, isError, refetch } = useGetStartQuery();
  return (
    <PageFrame
      title={TEXT.newPost}
      subtitle={TEXT.newPostSubtitle}
      state={start ? 'ready' : isError ? 'failed' : 'loading'}
      onRetry={() => void refetch()}
    >
      {start && <NewPostForm start={start} />}
    </PageFrame>
  );
}

/** Listed among the templates: the new post takes over the structure of an old one. */
const OLD_POST = 'bai-cu';

function NewPostForm({ start: { unit: ownUnit, units } }: { start: Start }) {
  const [asked] = useSearchParams();
  const copied = asked.get('from');
  const [kind, setKind] = useState<Kind>(() => KINDS.find((each) => each === asked.get('kind')) ?? 'article');
  const [template, setTemplate] = useState(copied === null ? firstOf(kind) : OLD_POST);
  const [oldPost, setOldPost] = useState(copied);
  const [unit, setUnit] = useState(ownUnit?.code ?? null);
  const [title, setTitle] = useState('');
  const [told, setTold] = useState(false);
  const [importing, setImporting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [startPost, { isLoading }] = useStartPostMutation();
  const navigate = useNavigate();

  const uid = uidOf(kind);
  const missing = {
    title: title.trim() === '' && TEXT.titleMissing,
    unit: units !== null && unit === null && TEXT.unitMissing,
    oldPost: template === OLD_POST && oldPost === null && TEXT.oldPostMissing,
  };
  const chooseKind = (next: string): void => {
    const found = KINDS.find((each) => each === next);
    if (!found) return;
    setKind(found);
    setTemplate(templateOf(found, template) || template === OLD_POST ? template : firstOf(found));
    setOldPost(null);
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTold(true);
    setFailure(null);
    if (Object.values(missing).some(Boolean)) return;
    try {
      const made = await startPost({
        uid,
        title,
        unit,
        from: template === OLD_POST ? { documentId: oldPost ?? '' } : { template },
      }).unwrap();
      void navigate(`/content-manager/collection-types/${made.uid}/${made.documentId}`);
    } catch (refused) {
      setFailure(failureOf(refused));
    }
  };

  return (
    <Form noValidate onSubmit={(event) => void send(event)}>
      <Options
        label={TEXT.kind}
        value={kind}
        options={KINDS.map((each) => ({
          value: each,
          label: GLOSSARY.kind[each].one,
          about: TEXT.kindAbout[each],
        }))}
        onChange={chooseKind}
      />
      {units === null ? (
        <Typography tag="p">
          {TEXT.writtenFor} <strong>{ownUnit?.name ?? TEXT.noUnit}</strong>
        </Typography>
      ) : (
        <Box maxWidth="52rem">
          <Select
            required
            name="unit"
            label={TEXT.unit}
            hint={TEXT.newPostUnitHint}
            error={told && missing.unit}
            value={unit}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setUnit}
          />
        </Box>
      )}
      <Options
        label={TEXT.beginWith}
        value={template}
        options={[
          ...TEMPLATES[kind].map(({ code, name, about }) => ({ value: code, label: name, about })),
          { value: OLD_POST, label: TEXT.copyOld, about: TEXT.copyOldAbout },
        ]}
        onChange={setTemplate}
      />
      {template === OLD_POST && (
        <>
          <OldPosts uid={uid} value={oldPost} onChange={setOldPost} />
          {told && missing.oldPost && (
            <Typography tag="p" role="alert" textColor="danger600">
              {missing.oldPost}
            </Typography>
          )}
        </>
      )}
      <Box maxWidth="72rem">
        <TextLine
          required
          name="title"
          label={GLOSSARY.field.title}
          hint={TEXT.newPostTitleHint}
          error={told && missing.title}
          value={title}
          maxLength={LIMITS.post.title}
          onChange={setTitle}
        />
      </Box>
      <FailureNotice failure={failure} />
      <Flex gap={2} wrap="wrap">
        <TouchButton type="submit" loading={isLoading} disabled={isLoading}>
          {TEXT.makeDraft}
        </TouchButton>
        {kind === 'article' && (
          <TouchButton variant="tertiary" onClick={() => setImporting(true)}>
            {TEXT.importInstead}
          </TouchButton>
        )}
      </Flex>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Form>
  );
}

const firstOf = (kind: Kind): string => TEMPLATES[kind][0]?.code ?? OLD_POST;

const uidOf = (kind: Kind): PostUid =>
  POST_UID_LIST.find((uid) => POST_UIDS[uid] === kind) ?? 'api::article.article';

const Form = styled.form`
  display: flex;
  flex-direction: column;
  gap: 2.4rem;
`;
