package org.portevoix.member.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.access.Role;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** The console's menu offers what the table of permissions lets somebody open. */
class SectionsTests {

	@Test
	void askForPermissionsThatThereAre() {
		assertThat(Arrays.stream(Section.values()).map(Section::permission).filter(Objects::nonNull))
			.isSubsetOf(Arrays.stream(Permission.values()).map(Permission::name).toList());
	}

	@ParameterizedTest
	@EnumSource(names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
	void areTheCampaignsForWhoRunsNoOrganisation(Role role) {
		assertThat(sections(Map.of("wsm", role), false)).containsExactly(Section.CAMPAIGNS);
	}

	@Test
	void areThoseOfHerOrganisationForAnAdministratorAndAllForThePlatforms() {
		assertThat(sections(Map.of("wsm", Role.VIEWER, "fos", Role.ADMINISTRATOR), false))
			.containsExactly(Arrays.stream(Section.values())
				.filter((section) -> section != Section.OPERATION)
				.toArray(Section[]::new));
		assertThat(sections(Map.of(), true)).containsExactly(Section.values());
	}

	private static List<Section> sections(Map<String, Role> roles, boolean platform) {
		Caller caller = new Caller("marie", "Marie", null, roles, Set.of(Caller.CONSOLE), platform);
		return new ConsolePage(Language.EN, null, "", "/console", "", "Marie", caller.permissions()).sections();
	}

}
