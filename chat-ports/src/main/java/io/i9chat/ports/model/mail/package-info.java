/** Records of one area: what is mailed to people. */
@NullMarked
package io.i9chat.ports.model.mail;

import org.jspecify.annotations.NullMarked;
