import Link from 'next/link';
import { SearchTrigger } from '@/components/search/search-trigger';
import { MainNav } from '@/components/shell/main-nav';
import { Mark } from '@/components/shell/mark';
import { MobileNav } from '@/components/shell/mobile-nav';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { AccountButton } from '@/components/wallet/account-button';

export function TopBar() {
  return (
    <header data-shell className="sticky top-0 z-40 border-line border-b bg-bg">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link
          href="/"
          className="mr-auto flex items-center gap-2 rounded-md font-semibold text-ink text-lg tracking-tight lg:mr-6"
        >
          <Mark className="size-7 text-river" />
          <span className="max-[26rem]:sr-only">Tributary</span>
        </Link>
        <MainNav />
        <div className="flex items-center gap-1 lg:ml-auto">
          <SearchTrigger />
          <ThemeSwitch />
          <AccountButton />
          <MobileNav />
        </div>
      </div>
    </header>
  );
}
