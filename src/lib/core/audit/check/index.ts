export { checkContact, nextPermitted } from './check';
export { checkPerson } from './whom';
export {
  CHECK_DAYS,
  type CheckAccount,
  type CheckAnswer,
  type CheckedRule,
  type CheckPerson,
  type CheckRequest,
  type CheckResult,
  type LocalMoment,
  type NextTime
} from './types';
