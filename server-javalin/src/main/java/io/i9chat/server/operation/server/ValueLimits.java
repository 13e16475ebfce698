package io.i9chat.server.operation.server;

import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.media.MediaTypes;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.SearchMessages;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaKind;
import java.util.Map;
import java.util.TreeMap;

/** The limits of single values, as they are published. */
public final class ValueLimits {
  private ValueLimits() {}

  /** Name and number of each; lengths are in characters, sizes in bytes. */
  public static Map<String, Long> published() {
    Map<String, Long> limits = new TreeMap<>();
    limits.put("username.length", (long) Username.MAX);
    limits.put("password.length", (long) Password.MAX);
    limits.put("displayName.length", (long) DisplayName.MAX);
    limits.put("bio.length", (long) Bio.MAX);
    limits.put("device.length", (long) DeviceName.MAX);
    limits.put("clientId.length", (long) ClientId.MAX);
    limits.put("text.length", (long) Content.Text.MAX);
    limits.put("caption.length", (long) Caption.MAX);
    limits.put("fileName.length", (long) FileName.MAX);
    limits.put("items.count", (long) Content.Visual.MAX);
    limits.put("reactions.count", (long) React.MAX);
    limits.put("groupName.length", (long) GroupName.MAX);
    limits.put("description.length", (long) GroupDescription.MAX);
    limits.put("groups.names", (long) GroupLimits.NAMES);
    limits.put("query.length", (long) SearchMessages.Query.MAX);
    limits.put("query.words", (long) SearchMessages.Query.WORDS);
    limits.put("codes.tries", (long) OneTimeCodes.TRIES);
    limits.put("uploads.unused", (long) MediaTypes.QUOTA.objects());
    limits.put("uploads.unusedBytes", MediaTypes.QUOTA.bytes());
    limits.put("voice.bytes", MediaTypes.maxBytes(MediaKind.VOICE));
    limits.put("audio.bytes", MediaTypes.maxBytes(MediaKind.AUDIO));
    limits.put("photo.bytes", MediaTypes.maxBytes(MediaKind.PHOTO));
    limits.put("video.bytes", MediaTypes.maxBytes(MediaKind.VIDEO));
    limits.put("file.bytes", MediaTypes.maxBytes(MediaKind.FILE));
    limits.put("picture.bytes", MediaTypes.maxBytes(MediaKind.PICTURE));
    limits.put("preview.bytes", MediaTypes.maxBytes(MediaKind.PREVIEW));
    return limits;
  }
}
