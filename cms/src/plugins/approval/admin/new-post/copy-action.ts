import { useNavigate } from 'react-router-dom';

import { isPostUid } from '../../../../domain/content-types';
import type { Action } from '../content-manager';
import { TEXT } from '../texts';
import { newPostPath } from './Forward';

/** Strapi's copy would take over the whole content, but only the structure of a post is useful again. */
export function copyAction(action: Action): Action {
  const useCopyAction: Action = (props) => {
    const navigate = useNavigate();
    const description = action(props);
    const { model, documentId } = props;
    if (description === null || !documentId || !isPostUid(model)) return description;
    return {
      ...description,
      label: TEXT.copyOld,
      dialog: undefined,
      onClick: () => void navigate(newPostPath(model, documentId)),
    };
  };
  return Object.assign(useCopyAction, action);
}
