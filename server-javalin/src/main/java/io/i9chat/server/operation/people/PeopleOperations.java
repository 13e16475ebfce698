package io.i9chat.server.operation.people;

import io.i9chat.domain.people.AddBlock;
import io.i9chat.domain.people.ClearLocation;
import io.i9chat.domain.people.FindNearby;
import io.i9chat.domain.people.FindPeople;
import io.i9chat.domain.people.FindPerson;
import io.i9chat.domain.people.ListBlocks;
import io.i9chat.domain.people.PeopleUseCases;
import io.i9chat.domain.people.RemoveBlock;
import io.i9chat.domain.people.SetLocation;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.people.PeopleOutputs.BlockList;
import io.i9chat.server.operation.people.PeopleOutputs.Near;
import io.i9chat.server.operation.people.PeopleOutputs.NearbyList;
import io.i9chat.server.operation.people.PeopleOutputs.UserList;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.UserOut;
import java.util.List;

/** Finding people, by name and nearby, and blocking them. */
public final class PeopleOperations {
  private final PeopleUseCases people;

  /** The operations on these use cases. */
  public PeopleOperations(PeopleUseCases people) {
    this.people = people;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(
        blocksList(),
        blocksAdd(),
        blocksRemove(),
        setLocation(),
        clearLocation(),
        // Before the one whose path has a name in this place.
        usersNearby(),
        usersGet(),
        usersGetMany());
  }

  private Operation<?, ?> blocksList() {
    return Operation.named(
            "blocks.list",
            "Lists the people the caller has blocked.",
            Nothing.class,
            BlockList.class)
        .page()
        .http("GET", "/me/blocks", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                Reply.done(
                    new BlockList(
                        people
                            .listBlocks()
                            .handle(new ListBlocks.Command(call.person()))
                            .usernames())));
  }

  private Operation<?, ?> blocksAdd() {
    return Operation.named(
            "blocks.add", "Blocks a person.", PeopleInputs.OneUser.class, Nothing.class)
        .http("PUT", "/me/blocks/{username}", 204)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.QUOTA_EXCEEDED)
        .handledBy(Limits.DEFAULT, this::blocksAdd);
  }

  private Reply<Nothing> blocksAdd(Call call, PeopleInputs.OneUser input) {
    return switch (people
        .addBlock()
        .handle(new AddBlock.Command(call.person(), input.username()))) {
      case AddBlock.Blocked blocked -> Reply.done(Nothing.NOTHING);
      case AddBlock.TooMany no ->
          Reply.refused(
              Problem.of(
                  ErrorCode.QUOTA_EXCEEDED, "you have blocked " + no.most() + " people already"));
      case AddBlock.NoSuchPerson no -> Reply.refused(ErrorCode.NOT_FOUND);
      case AddBlock.Oneself no -> Reply.refused(Problem.field("username", "must be another's"));
    };
  }

  private Operation<?, ?> blocksRemove() {
    return Operation.named(
            "blocks.remove", "Takes a block away.", PeopleInputs.OneUser.class, Nothing.class)
        .http("DELETE", "/me/blocks/{username}", 204)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people
                    .removeBlock()
                    .handle(new RemoveBlock.Command(call.person(), input.username()))) {
                  case RemoveBlock.Unblocked unblocked -> Reply.done(Nothing.NOTHING);
                  case RemoveBlock.NoSuchPerson no -> Reply.refused(ErrorCode.NOT_FOUND);
                });
  }

  private Operation<?, ?> setLocation() {
    return Operation.named(
            "me.setLocation",
            "Shares roughly where the caller is, for 24 hours.",
            PeopleInputs.SetLocation.class,
            Nothing.class)
        .http("PUT", "/me/location", 204)
        .handledBy(Limits.DEFAULT, this::setLocation);
  }

  private Reply<Nothing> setLocation(Call call, PeopleInputs.SetLocation input) {
    return switch (people
        .setLocation()
        .handle(new SetLocation.Command(call.person(), new GeoPoint(input.lat(), input.lon())))) {
      case SetLocation.Shared shared -> Reply.done(Nothing.NOTHING);
      case SetLocation.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> clearLocation() {
    return Operation.named("me.clearLocation", "Shares it no longer.", Nothing.class, Nothing.class)
        .http("DELETE", "/me/location", 204)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people.clearLocation().handle(new ClearLocation.Command(call.person()))) {
                  case ClearLocation.Cleared cleared -> Reply.done(Nothing.NOTHING);
                });
  }

  private Operation<?, ?> usersGet() {
    return Operation.named(
            "users.get", "Finds a person by username.", PeopleInputs.OneUser.class, UserOut.class)
        .http("GET", "/users/{username}", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people
                    .findPerson()
                    .handle(new FindPerson.Command(call.person(), input.username()))) {
                  case FindPerson.Found found -> Reply.done(UserOut.of(found.user()));
                  case FindPerson.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                });
  }

  private Operation<?, ?> usersGetMany() {
    return Operation.named(
            "users.getMany",
            "Finds people by their usernames.",
            PeopleInputs.ManyUsers.class,
            UserList.class)
        .page()
        .http("GET", "/users", 200)
        .handledBy(Limits.names(input -> input.usernames().size()), this::usersGetMany);
  }

  private Reply<UserList> usersGetMany(Call call, PeopleInputs.ManyUsers input) {
    FindPeople.Command command =
        Fields.check("usernames", () -> new FindPeople.Command(call.person(), input.usernames()));
    var found = people.findPeople().handle(command).users();
    return Reply.done(new UserList(found.stream().map(UserOut::of).toList()));
  }

  private Operation<?, ?> usersNearby() {
    return Operation.named(
            "users.nearby",
            "Finds people around the caller's own shared position.",
            PeopleInputs.Nearby.class,
            NearbyList.class)
        .page()
        .http("GET", "/users/nearby", 200)
        .refuses(ErrorCode.FORBIDDEN)
        .handledBy(Limits.NEARBY, this::usersNearby);
  }

  private Reply<NearbyList> usersNearby(Call call, PeopleInputs.Nearby input) {
    FindNearby.Command command =
        Fields.check(
            "radius",
            () ->
                new FindNearby.Command(call.person(), input.radius(), Fields.limit(input.limit())));
    return switch (people.findNearby().handle(command)) {
      case FindNearby.Found found ->
          Reply.done(
              new NearbyList(
                  found.users().stream()
                      .map(near -> new Near(UserOut.of(near.user()), near.distance()))
                      .toList()));
      case FindNearby.NoPosition no ->
          Reply.refused(ErrorCode.FORBIDDEN, "share your own position first");
      case FindNearby.TooFar no ->
          Reply.refused(Problem.field("radius", "must be at most " + no.most()));
    };
  }
}
