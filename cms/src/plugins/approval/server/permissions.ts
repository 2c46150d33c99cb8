import { GLOSSARY } from '@newsroom/shared';

export const APPROVE = 'plugin::approval.approve';
export const WITHDRAW = 'plugin::approval.withdraw';

/** What a role can be given; who may do it when is decided at the moment of the act. */
export const ACTIONS = [
  { section: 'plugins', pluginName: 'approval', uid: 'approve', displayName: GLOSSARY.action.approve },
  { section: 'plugins', pluginName: 'approval', uid: 'withdraw', displayName: GLOSSARY.action.withdraw },
];
