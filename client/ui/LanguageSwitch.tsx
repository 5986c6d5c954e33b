import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../i18n/language.ts';
import styles from './LanguageSwitch.module.css';

export function LanguageSwitch() {
  const { i18n, t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these buttons act at once.
    <div role="group" aria-label={t('shell.language')} className={styles.switch}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          // A page stays in its language where the other one cannot be loaded.
          onClick={() => void i18n.loadLanguages(language, (faults) => faults || i18n.changeLanguage(language))}
        >
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
}
