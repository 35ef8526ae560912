import{a}from"./chunk-CR3HF5B7.mjs";import"./chunk-BVVZ2S6V.mjs";export default a();
