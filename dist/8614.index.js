const n=8614,t=[8614],E={68614:((d,s,o)=>{o.d(s,{fromEnv:()=>_.sF});var _=o(82809)})};export{n as id,t as ids,E as modules};
