import { Field } from '@strapi/design-system';
import { type ChangeEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import { type Failure, failureOf } from '../parts/failure';
import { FormDialog } from '../parts/FormDialog';
import { Notice } from '../parts/Notice';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import { useImportWordMutation } from './import-api';
import type { Imported } from '../../../../domain/approval-api';

const DOCX = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Props {
  onClose: () => void;
}

/** Asks for a Word file, makes a draft of it, and says what was left out before it opens the draft. */
export function ImportDialog({ onClose }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Imported | null>(null);
  const [importWord, importing] = useImportWordMutation();
  const navigate = useNavigate();

  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    setFile(event.target.files?.[0] ?? null);
    setMissing(false);
    setFailure(null);
  };
  const send = async (): Promise<void> => {
    setMissing(file === null);
    setFailure(null);
    if (!file) return;
    try {
      setMade(await importWord(file).unwrap());
    } catch (refused) {
      setFailure(failureOf(refused));
    }
  };

  if (made) {
    return (
      <FormDialog
        title={TEXT.imported}
        action={TEXT.openDraft}
        onCancel={onClose}
        onSubmit={() =>
          void navigate(`/content-manager/collection-types/api::article.article/${made.documentId}`)
        }
      >
        <Words tag="p" fontWeight="bold">
          {made.title}
        </Words>
        {made.notices.length > 0 && (
          <Notice tone="primary">
            {made.notices.map((line) => (
              <Words key={line} tag="p">
                {line}
              </Words>
            ))}
          </Notice>
        )}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={TEXT.importWord}
      explain={TEXT.importExplain}
      action={TEXT.makeDraft}
      busy={importing.isLoading}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void send()}
    >
      <Field.Root name="file" required error={missing && TEXT.wordFileMissing}>
        <Field.Label>{TEXT.wordFile}</Field.Label>
        {/* Old Word files can be chosen too: a refusal says what to do, but a disabled file name does not. */}
        <Row>
          <Choose>
            {TEXT.chooseFile}
            <input
              type="file"
              aria-label={TEXT.wordFile}
              accept={`${DOCX},.doc,.odt,.rtf`}
              onChange={choose}
            />
          </Choose>
          <Words>{file?.name ?? TEXT.noFile}</Words>
        </Row>
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
}

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 1.2rem;
  overflow-wrap: anywhere;
`;

/** Our own label, because the browser's button may be in another language. */
const Choose = styled.label`
  position: relative;
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding-inline: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary100};
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  font-weight: 600;
  cursor: pointer;

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
`;
