package org.portevoix.service.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance takes its leave.
 *
 * @param drain how long it says that it is not ready while it still does everything
 */
@ConfigurationProperties("portevoix.shutdown")
record ShutdownSettings(@DefaultValue("0s") Duration drain) {

}
