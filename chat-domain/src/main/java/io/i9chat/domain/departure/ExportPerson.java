package io.i9chat.domain.departure;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;

/**
 * Gives an embedding application, which answers to the person, what is theirs: profile, external
 * id, messages and media ids; of others only the names of chats and of who is in them.
 */
public final class ExportPerson {
  private final OwnProfiles ownProfiles;
  private final StorePorts store;
  private final Names names;

  ExportPerson(OwnProfiles ownProfiles, StorePorts store, Names names) {
    this.ownProfiles = ownProfiles;
    this.store = store;
    this.names = names;
  }

  /** Asks for what is a person's. */
  public record Command(PersonId person) {}

  /** What the application gets. */
  public sealed interface Outcome {
    /** It is read when it is written out. */
    record Granted(Export export) implements Outcome {}

    /** The person has no account, perhaps no longer. */
    record NotFound() implements Outcome {}
  }

  /** Grants it; nothing but the account is read before it is written out. */
  public Outcome handle(Command command) {
    return store
        .accounts()
        .byId(command.person())
        .flatMap(ownProfiles::of)
        .<Outcome>map(own -> new Outcome.Granted(new Export(store, names, own)))
        .orElseGet(Outcome.NotFound::new);
  }
}
