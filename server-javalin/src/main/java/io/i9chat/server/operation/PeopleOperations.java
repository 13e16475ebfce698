package io.i9chat.server.operation;

import io.i9chat.domain.people.Change;
import io.i9chat.domain.people.FindPeople;
import io.i9chat.domain.people.FindPerson;
import io.i9chat.domain.people.GetMe;
import io.i9chat.domain.people.PeopleUseCases;
import io.i9chat.domain.people.UpdateMe;
import io.i9chat.server.wire.AccountOutputs.MeOut;
import io.i9chat.server.wire.AccountOutputs.UserList;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.wire.PeopleInputs;
import io.i9chat.server.wire.UserOut;
import java.util.List;

/** What people show of themselves, and finding them. */
public final class PeopleOperations {
  private final PeopleUseCases people;

  /** The operations on these use cases. */
  public PeopleOperations(PeopleUseCases people) {
    this.people = people;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(meGet(), meUpdate(), usersGet(), usersGetMany());
  }

  private Operation<?, ?> meGet() {
    return Operation.named("me.get", "Shows one's own profile.", Nothing.class, MeOut.class)
        .http("GET", "/me", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people.getMe().handle(new GetMe.Command(call.who()))) {
                  case GetMe.Found found -> Reply.done(MeOut.of(found.me()));
                  case GetMe.Gone gone -> Reply.refused(ErrorCode.UNAUTHENTICATED);
                });
  }

  private Operation<?, ?> meUpdate() {
    return Operation.named(
            "me.update", "Changes one's profile.", PeopleInputs.UpdateMe.class, MeOut.class)
        .http("PATCH", "/me", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people
                    .updateMe()
                    .handle(
                        new UpdateMe.Command(
                            call.who(), change(input.displayName()), change(input.bio())))) {
                  case UpdateMe.Updated updated -> Reply.done(MeOut.of(updated.me()));
                  case UpdateMe.Gone gone -> Reply.refused(ErrorCode.UNAUTHENTICATED);
                });
  }

  private static <T> Change<T> change(Patch<T> patch) {
    if (!patch.present()) {
      return Change.keep();
    }
    return patch.value() == null ? Change.clear() : Change.to(patch.value());
  }

  private Operation<?, ?> usersGet() {
    return Operation.named(
            "users.get", "Finds a person by username.", PeopleInputs.OneUser.class, UserOut.class)
        .http("GET", "/users/{username}", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people.findPerson().handle(new FindPerson.Command(input.username()))) {
                  case FindPerson.Found found -> Reply.done(UserOut.of(found.profile()));
                  case FindPerson.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                });
  }

  private Operation<?, ?> usersGetMany() {
    return Operation.named(
            "users.getMany",
            "Finds people by their usernames.",
            PeopleInputs.ManyUsers.class,
            UserList.class)
        .http("GET", "/users", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                Reply.done(
                    new UserList(
                        people
                            .findPeople()
                            .handle(
                                Fields.check(
                                    "usernames", () -> new FindPeople.Command(input.usernames())))
                            .profiles()
                            .stream()
                            .map(UserOut::of)
                            .toList())));
  }
}
