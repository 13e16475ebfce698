package io.i9chat.domain.group;

import io.i9chat.domain.chat.Fingerprints;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.presence.OnlineCounts;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;

/** The use cases of the group area. */
public record GroupUseCases(
    CreateGroup create,
    ShowGroup info,
    UpdateGroup update,
    ListMembers members,
    AddMembers add,
    ManageMember manage,
    JoinGroup join,
    LeaveGroup leave) {
  /** What the use cases of this and other areas have in common. */
  public record Common(
      Names names, Fingerprints fingerprints, Summaries summaries, Leaving leaving) {}

  /** The use cases on these ports. */
  public static GroupUseCases of(Ports ports, GroupSettings settings, Common common) {
    StorePorts store = ports.store();
    Chats chats = store.chats();
    GroupCommitter committer = common.leaving().committer();
    ActivityLookup lookup = new ActivityLookup(store.log(), common.names());
    MediaChecks media = new MediaChecks(ports);
    Newcomers newcomers = new Newcomers(store);
    StrangerLimit limit = new StrangerLimit(ports.limiter());
    return new GroupUseCases(
        new CreateGroup(
            ports, common.fingerprints(), common.summaries(), media, newcomers, limit, settings),
        new ShowGroup(chats, new OnlineCounts(ports)),
        new UpdateGroup(ports, media, committer, lookup),
        new ListMembers(store, new Rosters(chats, common.names())),
        new AddMembers(chats, newcomers, limit, committer, lookup, settings),
        new ManageMember(store.profiles(), chats, committer, lookup),
        new JoinGroup(store, committer, common.summaries(), settings),
        new LeaveGroup(chats, ports.limiter(), common.leaving(), lookup));
  }
}
