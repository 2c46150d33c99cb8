import { Flex, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { createGlobalStyle, styled } from 'styled-components';

import { type PostUid, isPostUid } from '../../../../domain/content-types';
import { labelOf } from '../../../../domain/labels';
import { useGetStandingQuery } from '../approval-api';
import { TEXT } from '../texts';

interface Props {
  label: string;
  attribute: { fields: readonly string[] };
}

/** The head of a folded section. It says how many fields inside are wrong, and then opens the section. */
export function FormSection({ label, attribute: { fields } }: Props) {
  const wrong = useProblems(fields);
  const [open, setOpen] = useState(wrong > 0);
  const [known, setKnown] = useState(wrong);
  if (wrong !== known) {
    setKnown(wrong);
    if (wrong > 0) setOpen(true);
  }
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <div data-form-section={open ? 'open' : 'folded'}>
      <Folding />
      <h2>
        <Head type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Flex gap={2} wrap="wrap">
            <Typography variant="delta" fontWeight="bold">
              {label}
            </Typography>
            {wrong > 0 && (
              <Typography variant="pi" fontWeight="bold" textColor="danger600">
                {wrong} {TEXT.placesToMend}
              </Typography>
            )}
          </Flex>
          <Chevron aria-hidden />
        </Head>
      </h2>
    </div>
  );
}

/** How many of the fields were refused at the last save or would be at submission. */
function useProblems(fields: readonly string[]): number {
  const { slug = '', id = '' } = useParams();
  const refused = useForm('FormSection', ({ errors }) => fields.filter((name) => name in errors).length);
  const { data } = useGetStandingQuery(
    // Only forms of posts have sections.
    { uid: slug as PostUid, documentId: id },
    { skip: id === '' || id === 'create' },
  );
  const labels = isPostUid(slug) ? fields.map((name) => labelOf(slug, name)) : [];
  const checks = (data?.checks ?? []).filter(({ field }) =>
    labels.some((label) => field === label || field.startsWith(`${label}, `)),
  );
  return Math.max(refused, checks.length);
}

/** Hides the rows after a folded head, whatever their class names are. The fields stay in the form with their values. */
const Folding = createGlobalStyle`
  div:has(> div > [data-form-section='folded']) ~ div {
    display: none;
  }
`;

const Head = styled.button`
  display: flex;
  gap: 0.8rem;
  align-items: center;
  justify-content: space-between;
  width: 100%;
  min-height: 44px;
  text-align: start;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;
