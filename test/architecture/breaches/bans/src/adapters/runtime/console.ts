export const shout = () => console.log('x');
