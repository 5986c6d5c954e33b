import '../survey/survey.css';
import './observation.css';
import { createRoot } from 'react-dom/client';
import { ObservationApp } from './ObservationApp.tsx';

const root = document.getElementById('observation');
if (root) createRoot(root).render(<ObservationApp />);
