import './survey.css';
import { startVisit } from './visit.ts';

const root = document.getElementById('survey');
const code = decodeURIComponent(location.pathname.split('/')[2] ?? '');
if (root) void startVisit(root, code);
