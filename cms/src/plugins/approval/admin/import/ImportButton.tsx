import { Button } from '@strapi/design-system';
import { File as FileIcon } from '@strapi/icons';
import { useDocumentRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';

import { TEXT } from '../texts';
import { ImportDialog } from './ImportDialog';

/** Above the list of articles, for people who write. */
export function ImportButton() {
  const { slug } = useParams();
  const mayCreate = useDocumentRBAC('ImportButton', ({ canCreate }) => canCreate) === true;
  const [open, setOpen] = useState(false);
  if (slug !== 'api::article.article' || !mayCreate) return null;
  return (
    <>
      <Button variant="secondary" startIcon={<FileIcon />} onClick={() => setOpen(true)}>
        {TEXT.importWord}
      </Button>
      {open && <ImportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
