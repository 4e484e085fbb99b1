import { SearchTrigger } from '@/components/search/search-trigger';
import { type ChooseLanguage, LanguageSwitch } from '@/components/shell/language-switch';
import { MainNav } from '@/components/shell/main-nav';
import { Mark } from '@/components/shell/mark';
import { MobileNav } from '@/components/shell/mobile-nav';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { Link } from '@/components/ui/link';
import { AccountButton } from '@/components/wallet/account-button';

/** The bar over every page: where one can go, and who one is. */
export function TopBar({ chooseLanguage }: { chooseLanguage: ChooseLanguage }) {
  return (
    <header data-shell className="sticky top-0 z-40 bg-bg">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link href="/" className="mr-auto flex items-center gap-2 rounded-md text-ink min-[72rem]:mr-5">
          <Mark className="size-7 text-river" />
          <span className="font-display text-[1.4375rem] max-[26rem]:sr-only">Tributary</span>
        </Link>
        <MainNav />
        <div className="flex items-center gap-0.5 min-[72rem]:ml-auto">
          <SearchTrigger />
          <ThemeSwitch />
          <LanguageSwitch choose={chooseLanguage} className="max-sm:hidden [&_svg]:hidden" />
          <div className="ml-1.5">
            <AccountButton />
          </div>
          <MobileNav>
            <LanguageSwitch choose={chooseLanguage} className="sm:hidden" />
          </MobileNav>
        </div>
      </div>
      <span className="waterline" aria-hidden="true" />
    </header>
  );
}
