export {
  compileRule,
  effectOf,
  type CompileContext,
  type CompiledRule,
  type CompiledSegment
} from './compile-rule';
