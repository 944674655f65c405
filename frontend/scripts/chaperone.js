// Every page works without this file. It only adds comfort: it is loaded as a module, so it runs after the page is there.
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
} from "govuk-frontend";
import { CopyText } from "./copy-text.js";
import { PolicySource } from "./policy-source.js";
import { PrintPage } from "./print-page.js";
import { Questions } from "./questions.js";

// The content security policy allows no script inside the page, so the marks that GOV.UK sets there are set here.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

const components = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];
function enliven(scope) {
  for (const component of components) {
    createAll(component, undefined, scope);
  }
}
enliven(document);
new Questions(enliven);

for (const button of document.querySelectorAll('[data-module="app-print-page"]')) {
  new PrintPage(button);
}
for (const button of document.querySelectorAll('[data-module="app-copy-text"]')) {
  new CopyText(button);
}
for (const form of document.querySelectorAll('[data-module="app-policy-source"]')) {
  new PolicySource(form);
}
