/** What can be set: every setting, how it is read and checked, and what makes a start unsafe. */
@NullMarked
package io.i9chat.server.boot.settings;

import org.jspecify.annotations.NullMarked;
