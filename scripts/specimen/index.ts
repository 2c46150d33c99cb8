export { type Specimen, SPECIMEN_AS_OF, drawSpecimen } from './specimen.ts';
export { type WrittenSpecimen, writeSpecimen } from './write.ts';
