import type en from './connect-en.js';

const es: typeof en = {
  manifest: {
    description: 'Mantiene vivo su plan estratégico: pide avances, archiva lo que la gente responde y dice cómo va el plan.',
    longDescription:
      'Throughline pide evidencias a quien responde de cada meta cuando toca revisar el avance, entiende la respuesta en palabras corrientes, en español o en inglés, la archiva y publica un resumen semanal de lo que avanzó, lo que está detenido y lo que nadie ha contestado. Cualquiera escribe /plan estado para ver cómo va el plan.',
    plan: 'Pregunte al plan o cámbielo',
    planHint: 'estado 2 | míos | en-riesgo | ayuda',
    report: 'Informar del avance',
    reportDescription: 'Diga cómo va uno de sus puntos',
    evidence: 'Guardar evidencia',
    evidenceDescription: 'Guarde este mensaje en un punto del plan',
  },
  install: {
    title: 'Throughline en Slack',
    installed: (workspace) => `Throughline está instalado en ${workspace}. Puede cerrar esta página.`,
    next: 'Las personas se reconocen por su correo. Escriba /plan ayuda en Slack para empezar.',
    badLink: 'Este enlace está incompleto o no se hizo aquí. Pida otro a quien administra Throughline.',
    expired: 'Este enlace ha caducado. Pida otro a quien administra Throughline.',
    spent: 'Este enlace ya se usó. Pida otro a quien administra Throughline.',
    cancelled: 'No se instaló nada: Slack dice que se canceló. El enlace vale hasta que caduque.',
    wrongBrowser: 'Esta página es de otro navegador o tardó más de diez minutos. Abra otra vez su enlace en este navegador.',
    taken: 'Este espacio de trabajo ya es de otra organización aquí. No se cambió nada.',
    noBot: 'Slack no dio un token de bot. A los ajustes de la aplicación les falta el usuario bot: cree la aplicación otra vez con el manifiesto.',
    failed: (code) => `Slack no terminó la instalación (${code}). Pida otro enlace a quien administra Throughline e inténtelo de nuevo.`,
  },
};

export default es;
