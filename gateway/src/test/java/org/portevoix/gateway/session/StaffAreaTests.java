package org.portevoix.gateway.session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StaffAreaTests {

	@ParameterizedTest
	@CsvSource({ "/console, CONSOLE", "/console/, CONSOLE", "/console/campaigns/x, CONSOLE", "/consolex, ELSEWHERE",
			"/Console, ELSEWHERE", "/api/v1/campaigns, API", "/api/v2/campaigns, ELSEWHERE", "/signin, ENTRANCE",
			"/signin/code, ENTRANCE", "/signinx, ELSEWHERE", "/signin/callback, SIGN_IN", "/signin/callback/, ENTRANCE",
			"/signin/again, SIGN_IN", "/signout, SIGN_OUT", "/signout/x, ELSEWHERE", "/invitation, ENTRANCE",
			"/password, ENTRANCE", "/fr/campaigns/x, ELSEWHERE", "/, ELSEWHERE", "/oauth2/token, ELSEWHERE" })
	void tellsWhatAPathHasToDoWithStaff(String path, StaffArea area) {
		assertThat(StaffArea.of(path)).isEqualTo(area);
	}

}
