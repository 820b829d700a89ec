/* sapbao: the front's main.  Everything is in cli/ and app/. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
	return cli_main(argc, argv);
}
