// NavigatorError
// ├── DownloadFailed      a file did not arrive, or not whole
// ├── AlteredFile         a file arrived, but is not the one that the build wrote
// ├── MalformedData       a file arrived, but is not what it should be
// ├── UnknownPolicy       the address names a policy that the site does not hold
// ├── UnknownEdition      the address names an edition that the policy does not have here
// ├── EngineUnavailable   Python cannot work out dates here; `reason` says why, in plain words
// ├── UnreadableLink      a link cannot be used; the message says why, in plain words
// └── InvalidTime         a time that was typed cannot be used; `field` says which part

export class NavigatorError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class DownloadFailed extends NavigatorError {}

export class AlteredFile extends NavigatorError {}

export class MalformedData extends NavigatorError {}

export class UnknownPolicy extends NavigatorError {}

export class UnknownEdition extends NavigatorError {
  // `lead` is the listed edition that the policy has to go by.
  constructor(edition, lead) {
    super(`no edition ${edition} of ${lead.name}`);
    this.edition = edition;
    this.lead = lead;
  }
}

export class UnreadableLink extends NavigatorError {}

export class EngineUnavailable extends NavigatorError {
  constructor(reason, options) {
    super(`Dates are not available here: ${reason}`, options);
    this.reason = reason;
  }
}

export class InvalidTime extends NavigatorError {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}
