import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { isPostUid } from '../../../../domain/content-types';
import { Notice } from '../parts/Notice';
import { TEXT } from '../texts';
import { Frame } from './frame';
import { BackLink } from './PostHead';
import { ReviewContent } from './ReviewContent';

/** "Xem và duyệt": a post and the steps that this person may take, for phones and desktops. */
export function ReviewPage() {
  const { uid = '', documentId = '' } = useParams();
  if (!isPostUid(uid)) {
    return (
      <Page.Main>
        <Frame>
          <BackLink />
          <Notice alert tone="danger" title={TEXT.unknownPost} />
        </Frame>
      </Page.Main>
    );
  }
  // The key makes another post start without the dialogs and messages of the one before.
  return <ReviewContent key={documentId} post={{ uid, documentId }} />;
}
