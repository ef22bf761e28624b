/** The test string of EICAR, harmless, that every scanner treats as a virus (dreigingen D01). */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
