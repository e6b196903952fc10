import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip
} from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import annotation from 'chartjs-plugin-annotation';
import { endLabels, whiskers } from './plugins';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  MatrixController,
  MatrixElement,
  CategoryScale,
  LinearScale,
  Tooltip,
  annotation,
  whiskers,
  endLabels
);

export { Chart };
