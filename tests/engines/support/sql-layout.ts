export { layOut } from '../../../src/cli/sql-layout';
