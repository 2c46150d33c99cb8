import { POST_UID_LIST } from '../../domain/content-types';
import { strapiService } from '../ground/strapi-services';

/**
 * Strapi's home page counts all rows for everybody. This counts posts by the Document Service instead, so that each
 * person's counts hold only the posts that they may see.
 */
export const countOwnPosts = (): void => {
  const home = strapiService('plugin::content-manager.homepage');
  home.getCountDocuments = async () => {
    const counts = { draft: 0, published: 0, modified: 0 };
    for (const uid of POST_UID_LIST) {
      const documents = strapi.documents(uid);
      const inState = (workflow: 'published' | 'withdrawn') =>
        documents.count({ status: 'draft', filters: { workflow } });
      const [all, live] = [
        await documents.count({ status: 'draft' }),
        await documents.count({ status: 'published' }),
      ];
      const unchanged = await inState('published');
      counts.published += unchanged;
      counts.modified += live - unchanged;
      counts.draft += all - live - (await inState('withdrawn'));
    }
    return counts;
  };
};
