/**
 * How keys, codes and emails are kept and compared: composed (NFC), in small letters, without blanks around. Letters are
 * made small one by one, as a database does it, so that two keys are one thing here exactly when they are one there.
 */
export function keyText(text: string): string {
  return Array.from(text.normalize('NFC').trim(), (letter) => smallLetter(letter)).join('').normalize('NFC');
}

function smallLetter(letter: string): string {
  const [first = letter] = letter.toLowerCase();
  return first;
}
