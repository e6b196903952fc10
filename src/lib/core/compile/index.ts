export { compileRule, type CompileContext, type CompiledRule, type CompiledSegment } from './compile-rule';
