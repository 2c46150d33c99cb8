import type { Schema, Struct } from '@strapi/strapi';

export interface DepartmentContact extends Struct.ComponentSchema {
  collectionName: 'components_department_contacts';
  info: {
    displayName: '\u0110\u1EA7u m\u1ED1i li\u00EAn h\u1EC7';
  };
  attributes: {
    email: Schema.Attribute.Email &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 254;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    phone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    post: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    role: Schema.Attribute.Enumeration<['spokesperson', 'press', 'editors']> & Schema.Attribute.Required;
    unit: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
  };
}

export interface PolicyBrief extends Struct.ComponentSchema {
  collectionName: 'components_policy_briefs';
  info: {
    displayName: 'N\u00F3i ng\u1EAFn g\u1ECDn';
  };
  attributes: {
    what: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 600;
      }>;
    when: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 600;
      }>;
    where: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 600;
      }>;
    who: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 600;
      }>;
  };
}

export interface PolicyKeyPoint extends Struct.ComponentSchema {
  collectionName: 'components_policy_key_points';
  info: {
    displayName: '\u0110i\u1EC3m ch\u00EDnh';
  };
  attributes: {
    text: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 1000;
      }>;
  };
}

export interface PostAttachment extends Struct.ComponentSchema {
  collectionName: 'components_post_attachments';
  info: {
    displayName: 'T\u1EC7p \u0111\u00EDnh k\u00E8m';
  };
  attributes: {
    file: Schema.Attribute.Media<'files' | 'images' | 'audios' | 'videos'> & Schema.Attribute.Required;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
  };
}

export interface PostAuthor extends Struct.ComponentSchema {
  collectionName: 'components_post_authors';
  info: {
    displayName: 'T\u00E1c gi\u1EA3';
  };
  attributes: {
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    penName: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    role: Schema.Attribute.Enumeration<['author', 'photo', 'editor']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'author'>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::unit.unit'>;
  };
}

export interface PostPhoto extends Struct.ComponentSchema {
  collectionName: 'components_post_photos';
  info: {
    displayName: '\u1EA2nh';
  };
  attributes: {
    alt: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    caption: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    checkedWithClass: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    consents: Schema.Attribute.Relation<'manyToMany', 'api::consent.consent'>;
    credit: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    decorative: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    licence: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
    marks: Schema.Attribute.JSON & Schema.Attribute.CustomField<'plugin::approval.picture-marks'>;
    people: Schema.Attribute.Enumeration<['none', 'adult', 'child']>;
    picture: Schema.Attribute.Media<'images'> & Schema.Attribute.Required;
  };
}

export interface ProfileAchievement extends Struct.ComponentSchema {
  collectionName: 'components_profile_achievements';
  info: {
    displayName: 'Th\u00E0nh t\u00EDch';
  };
  attributes: {
    decidedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
    what: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    year: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          max: 2100;
          min: 1945;
        },
        number
      >;
  };
}

export interface ProfilePerson extends Struct.ComponentSchema {
  collectionName: 'components_profile_persons';
  info: {
    displayName: 'Nh\u00E2n v\u1EADt';
  };
  attributes: {
    honorific: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    post: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    workplace: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    yearsInProfession: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 70;
          min: 0;
        },
        number
      >;
  };
}

export interface UnitName extends Struct.ComponentSchema {
  collectionName: 'components_unit_names';
  info: {
    displayName: 'T\u00EAn theo th\u1EDDi gian';
  };
  attributes: {
    gsoCode: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    validFrom: Schema.Attribute.Date;
    validTo: Schema.Attribute.Date;
  };
}

export interface UnitSuccessor extends Struct.ComponentSchema {
  collectionName: 'components_unit_successors';
  info: {
    displayName: '\u0110\u01A1n v\u1ECB ti\u1EBFp nh\u1EADn';
  };
  attributes: {
    of: Schema.Attribute.Enumeration<['territory', 'function']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'function'>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::unit.unit'>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ComponentSchemas {
      'department.contact': DepartmentContact;
      'policy.brief': PolicyBrief;
      'policy.key-point': PolicyKeyPoint;
      'post.attachment': PostAttachment;
      'post.author': PostAuthor;
      'post.photo': PostPhoto;
      'profile.achievement': ProfileAchievement;
      'profile.person': ProfilePerson;
      'unit.name': UnitName;
      'unit.successor': UnitSuccessor;
    }
  }
}
