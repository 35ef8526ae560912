import{b as t}from"./chunk-BVVZ2S6V.mjs";var o=t((p,e)=>{e.exports=process.getBuiltinModule("node:http")});export{o as a};
