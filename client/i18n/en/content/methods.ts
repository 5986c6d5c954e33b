export const methods = {
  title: 'How is this computed?',
};
