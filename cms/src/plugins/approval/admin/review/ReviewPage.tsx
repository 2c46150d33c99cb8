import { useParams } from 'react-router-dom';

import { ReviewContent } from './ReviewContent';

/** "Xem và duyệt": a post as it stands, on a phone as well as on a desk, and the steps that this person may take. */
export function ReviewPage() {
  const { uid = '', documentId = '' } = useParams();
  // Another post begins anew: its dialogs and what was told of the last step are its own.
  return <ReviewContent key={documentId} post={{ uid, documentId }} />;
}
