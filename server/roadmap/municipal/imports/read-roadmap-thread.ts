/** Reads a roadmap in a thread: a Word document of some megabytes takes seconds. */
import { readingTask } from '../../../ground/tables/thread-reading.ts';
import { type RoadmapTask, readRoadmap } from './read-roadmap.ts';

export default readingTask((bytes, { choice, source, year }: RoadmapTask) => readRoadmap(bytes, source, year, choice));
