export const methods = {
  title: 'Как это посчитано',
};
