// Puts the buttons for stars and read marks on every card and on a paper's page.
import { decorate } from "./marks/buttons.js";

decorate(document);
