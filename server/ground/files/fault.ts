/** Why a file that somebody sends is not taken. */

export type FileFaultCode = 'empty' | 'kind' | 'broken' | 'bomb' | 'macros' | 'entities' | 'tooLarge';

export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;

  constructor(code: FileFaultCode) {
    super(`the file is refused: ${code}`);
    this.code = code;
  }
}
